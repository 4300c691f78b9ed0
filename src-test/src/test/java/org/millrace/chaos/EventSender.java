package org.millrace.chaos;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A system of the host beside Millrace that tells of payments over the queue; each line of the body names a contact. */
@WebServlet("/")
public class EventSender extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Resource(lookup = "java:/ConnectionFactory")
    private transient ConnectionFactory factory;

    @Resource(lookup = "java:/jms/queue/millrace.events")
    private transient Queue queue;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (JMSContext context = factory.createContext()) {
            for (String contact : request.getReader().lines().toList()) {
                context.createProducer().send(queue, message(context, contact, request.getParameter("id")));
            }
        } catch (JMSException e) {
            throw new IOException(e);
        }
    }

    private static TextMessage message(JMSContext context, String contact, String id) throws JMSException {
        TextMessage message = context.createTextMessage("{\"contact\":\"" + contact + "\"}");
        message.setStringProperty("tenant", "demo");
        message.setStringProperty("ce_id", id + "-" + contact);
        message.setStringProperty("ce_source", "shop");
        message.setStringProperty("ce_type", "points_paid");
        return message;
    }
}
