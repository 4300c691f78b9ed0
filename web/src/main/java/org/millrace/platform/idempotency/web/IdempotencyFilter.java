package org.millrace.platform.idempotency.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.Set;
import org.millrace.platform.idempotency.Claim;
import org.millrace.platform.idempotency.IdempotencyKeys;
import org.millrace.platform.idempotency.IdempotentRequest;

/** Puts a POST that carries a key, its effect and its stored answer into one transaction. */
public class IdempotencyFilter implements Filter {

    /** Who is not let in, or comes too soon, shall be able to repeat the very same call. */
    private static final Set<Integer> NOT_STORED = Set.of(401, 403, 429);

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private UserTransaction transaction;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!KeyedRequest.is(http)) {
            chain.doFilter(request, response);
            return;
        }
        KeyedRequest keyed = new KeyedRequest(http);
        if (!keyed.keyIsValid()) {
            Answers.invalidKey(answer);
            return;
        }
        try {
            transaction.begin();
            execute(keyed, answer, chain);
        } catch (NotSupportedException | SystemException e) {
            throw new ServletException(e);
        } finally {
            endIfOpen();
        }
    }

    private void execute(KeyedRequest request, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        IdempotentRequest asked = request.asked();
        Claim claim = keys.claim(asked);
        switch (claim.state()) {
            case FRESH -> first(request, asked, answer, chain);
            case IN_FLIGHT -> Answers.inFlight(answer);
            case OTHER_REQUEST -> Answers.otherRequest(answer);
            case ANSWERED -> Answers.repeat(answer, claim.answer().orElseThrow());
        }
    }

    private void first(KeyedRequest request, IdempotentRequest asked, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        KeptAnswer kept = new KeptAnswer(answer);
        chain.doFilter(request, kept);
        kept.finish();
        try {
            settle(asked, kept);
            kept.send();
        } catch (RollbackException e) {
            answer.reset();
            Answers.notCommitted(answer);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private void settle(IdempotentRequest asked, KeptAnswer kept) throws Exception {
        if (kept.getStatus() < 400 && transaction.getStatus() == Status.STATUS_ACTIVE) {
            keys.store(asked, kept.stored());
            transaction.commit();
            return;
        }
        transaction.rollback();
        if (kept.getStatus() >= 400 && kept.getStatus() < 500 && !NOT_STORED.contains(kept.getStatus())) {
            transaction.begin();
            keys.store(asked, kept.stored());
            transaction.commit();
        } else if (kept.getStatus() < 400) {
            throw new RollbackException("The call succeeded but its transaction was given up.");
        }
    }

    private void endIfOpen() throws ServletException {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException e) {
            throw new ServletException(e);
        }
    }
}
