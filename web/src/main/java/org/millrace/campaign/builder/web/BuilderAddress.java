package org.millrace.campaign.builder.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leads {@code /campaigns/12/builder} and {@code /workflows/outreach/builder} to the builder's view. */
public class BuilderAddress extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final Pattern CAMPAIGN = Pattern.compile("/campaigns/([0-9]{1,18})/builder");
    private static final Pattern WORKFLOW = Pattern.compile("/workflows/([a-z0-9-]{1,64})/builder");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        Matcher campaign = CAMPAIGN.matcher(path);
        Matcher workflow = WORKFLOW.matcher(path);
        if (campaign.matches()) {
            show("campaign", campaign.group(1), request, response);
        } else if (workflow.matches()) {
            show("workflow", workflow.group(1), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void show(String kind, String key, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/builder.xhtml?" + kind + "=" + key).forward(request, response);
    }
}
