package org.millrace.run;

/** Why a run that is due is looked at a little later all the same: what its next steps need is not there, and nobody is to blame. */
public enum PutOff {
    /** The host's directory of contacts, which a step ahead is to write to. */
    HOST_AWAY
}
