package org.millrace.bench.peers;

import java.time.Duration;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;

/** Flowable, embedded, with its asynchronous executor and its default history. */
final class FlowablePeer extends Peer {

    private static final int THREADS = Integer.getInteger("peer.threads", 8);
    private static final String PROCESS =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
              <process id="life" isExecutable="true">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="welcome"/>
                <serviceTask id="welcome" flowable:class="org.millrace.bench.peers.FlowablePeer$Send"/>
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
                <serviceTask id="offer" flowable:class="org.millrace.bench.peers.FlowablePeer$Send"/>
                <serviceTask id="reminder" flowable:class="org.millrace.bench.peers.FlowablePeer$Send"/>
                <sequenceFlow id="f4" sourceRef="offer" targetRef="done"/>
                <sequenceFlow id="f5" sourceRef="reminder" targetRef="done"/>
                <endEvent id="done"/>
              </process>
            </definitions>
            """;

    private final ProcessEngine engine;

    private FlowablePeer(String url, String user, String password) {
        super(url, user, password, 40);
        AsyncJobExecutorConfiguration executor = new AsyncJobExecutorConfiguration();
        executor.setGlobalAcquireLockEnabled(true);
        executor.setMaxTimerJobsPerAcquisition(512);
        executor.setMaxAsyncJobsDuePerAcquisition(512);
        executor.setDefaultTimerJobAcquireWaitTime(Duration.ofMillis(20));
        executor.setDefaultAsyncJobAcquireWaitTime(Duration.ofMillis(20));
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAsyncExecutorActivate(false);
        configuration.setAsyncExecutorConfiguration(executor);
        configuration.setAsyncExecutorCorePoolSize(THREADS);
        configuration.setAsyncExecutorMaxPoolSize(THREADS);
        configuration.setAsyncExecutorThreadPoolQueueSize(2048);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("life.bpmn20.xml", PROCESS)
                .deploy();
    }

    public static void main(String... arguments) throws Exception {
        new FlowablePeer(arguments[0], arguments[1], arguments[2]).serve();
    }

    @Override
    void live(int lives) throws Exception {
        engine.getProcessEngineConfiguration().getAsyncExecutor().start();
        onClients(
                lives,
                life -> engine.getRuntimeService().startProcessInstanceByKey("life", Map.of("score", life % 100)));
        until("select count(*) from act_ru_execution", 0);
        engine.getProcessEngineConfiguration().getAsyncExecutor().shutdown();
    }

    @Override
    void verify(int lives) throws Exception {
        expect("ended", number("select count(*) from act_hi_procinst where end_time_ is not null"), lives);
        expect("sends", Null.sent(), 2L * lives);
    }

    @Override
    void empty() throws Exception {
        execute("truncate act_hi_procinst, act_hi_actinst, act_hi_varinst, act_hi_taskinst, act_hi_detail");
    }

    /** Sends nothing. */
    public static final class Send implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            Null.send();
        }
    }
}
