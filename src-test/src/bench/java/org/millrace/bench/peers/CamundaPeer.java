package org.millrace.bench.peers;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;

/** Camunda 7, embedded, with its job executor and its default history. */
final class CamundaPeer extends Peer {

    private static final int THREADS = Integer.getInteger("peer.threads", 8);
    private static final String PROCESS =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="bench">
              <process id="life" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="welcome"/>
                <serviceTask id="welcome" camunda:class="org.millrace.bench.peers.CamundaPeer$Send"/>
                <sequenceFlow id="f2" sourceRef="welcome" targetRef="wait"/>
                <intermediateCatchEvent id="wait">
                  <timerEventDefinition><timeDuration>PT0S</timeDuration></timerEventDefinition>
                </intermediateCatchEvent>
                <sequenceFlow id="f3" sourceRef="wait" targetRef="branch"/>
                <exclusiveGateway id="branch" default="low"/>
                <sequenceFlow id="high" sourceRef="branch" targetRef="offer">
                  <conditionExpression xsi:type="tFormalExpression">${score >= 50}</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="low" sourceRef="branch" targetRef="reminder"/>
                <serviceTask id="offer" camunda:class="org.millrace.bench.peers.CamundaPeer$Send"/>
                <serviceTask id="reminder" camunda:class="org.millrace.bench.peers.CamundaPeer$Send"/>
                <sequenceFlow id="f4" sourceRef="offer" targetRef="done"/>
                <sequenceFlow id="f5" sourceRef="reminder" targetRef="done"/>
                <endEvent id="done"/>
              </process>
            </definitions>
            """;

    private final ProcessEngine engine;
    private final DefaultJobExecutor executor = new DefaultJobExecutor();

    private CamundaPeer(String url, String user, String password) {
        super(url, user, password, 40);
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.setQueueSize(64);
        executor.setMaxJobsPerAcquisition(64);
        executor.setWaitTimeInMillis(20);
        executor.setMaxWait(20);
        executor.setBackoffTimeInMillis(0);
        executor.setMaxBackoff(0);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutor(executor);
        configuration.setJobExecutorActivate(false);
        configuration.setJobExecutorPreferTimerJobs(false);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("life.bpmn20.xml", PROCESS)
                .deploy();
    }

    public static void main(String... arguments) throws Exception {
        new CamundaPeer(arguments[0], arguments[1], arguments[2]).serve();
    }

    @Override
    void live(int lives) throws Exception {
        executor.start();
        onClients(
                lives,
                life -> engine.getRuntimeService().startProcessInstanceByKey("life", Map.of("score", life % 100)));
        until("select count(*) from act_ru_execution", 0);
        executor.shutdown();
    }

    @Override
    void verify(int lives) throws Exception {
        expect("ended", number("select count(*) from act_hi_procinst where end_time_ is not null"), lives);
        expect("sends", Null.sent(), 2L * lives);
    }

    @Override
    void empty() throws Exception {
        execute("truncate act_hi_procinst, act_hi_actinst, act_hi_varinst, act_hi_detail, act_hi_job_log");
    }

    /** Sends nothing. */
    public static final class Send implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            Null.send();
        }
    }
}
