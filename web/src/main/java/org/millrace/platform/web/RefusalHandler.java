package org.millrace.platform.web;

import jakarta.ejb.EJBAccessException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Iterator;
import org.millrace.platform.NotFound;

/**
 * Answers a page that cannot be shown with the status that fits, so that the error page of web.xml stands at the address that was
 * asked for. What happens during a partial request is left to PrimeFaces, whose script knows how to show it.
 */
public class RefusalHandler extends ExceptionHandlerWrapper {

    RefusalHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        if (events.hasNext() && !faces.getPartialViewContext().isAjaxRequest()) {
            answer(faces, events.next().getContext().getException());
            events.remove();
            return;
        }
        getWrapped().handle();
    }

    private static void answer(FacesContext faces, Throwable thrown) {
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        try {
            if (caused(thrown, ViewExpiredException.class)) {
                external.redirect(request.getRequestURI());
            } else {
                request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, thrown);
                external.responseReset();
                external.responseSendError(status(thrown), null);
            }
            faces.responseComplete();
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    private static int status(Throwable thrown) {
        if (caused(thrown, NotFound.class)) {
            return 404;
        }
        return caused(thrown, EJBAccessException.class) ? 403 : 500;
    }

    private static boolean caused(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Named in faces-config.xml. */
    public static class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new RefusalHandler(getWrapped().getExceptionHandler());
        }
    }
}
