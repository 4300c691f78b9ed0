package org.millrace.platform.identity.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import org.millrace.platform.Setting;

/**
 * Sessions by cookie alone, out of reach for scripts and other sites. The cookie is for https only unless
 * {@code millrace.cookies.secure=false}, or by default where the development users are on.
 */
@WebListener
public class SessionCookies implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setSecure(Setting.text("millrace.cookies.secure")
                .map(Boolean::parseBoolean)
                .orElse(!Setting.flag("millrace.dev.users")));
        cookie.setAttribute("SameSite", "Lax");
        event.getServletContext().setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
    }
}
