package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.QueuedRun;
import dev.lenet.trainer.app.RunRequest;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class QueueControllerTests {

    @TempDir
    Path models;

    private JobQueue queue;
    private MockMvc mvc;

    @BeforeEach
    void open() {
        queue = new JobQueue(models);
        queue.open();
        mvc = mvc(queue);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private static MockMvc mvc(JobQueue queue) {
        return MockMvcBuilders.standaloneSetup(new QueueController(queue, QueueControllerTests::read))
                .setControllerAdvice(new RequestProblems())
                .build();
    }

    private static RunRequest read(Map<String, Object> request) {
        if (!(request.get("run") instanceof String name)) {
            throw new SettingsException("run takes a name.");
        }
        return run(name);
    }

    private static RunRequest run(String name) {
        return new RunRequest(name, Specs.of(Five.VAR2, 3));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    @Test
    void queuesARun() throws Exception {
        queue.add(run("first"));

        mvc.perform(json(post("/api/queue"), "{\"run\":\"second\"}"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.run").value("second"))
                .andExpect(jsonPath("$.position").value(2));

        assertThat(queue.waiting()).extracting(QueuedRun::run).containsExactly("first", "second");
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        mvc.perform(json(post("/api/queue"), "{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("run takes a name."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "3", "\"x\"", "\u0000"})
    void wantsAnObject(String body) throws Exception {
        mvc.perform(json(post("/api/queue"), body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", Matchers.containsString("not a JSON object")));
    }

    @Test
    void cancelsARunThatWaits() throws Exception {
        queue.add(run("a"));

        mvc.perform(delete("/api/queue/a")).andExpect(status().isNoContent());
        mvc.perform(delete("/api/queue/a")).andExpect(status().isNotFound());

        assertThat(queue.waiting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"order\":[\"c\",\"b\"]}", "{\"order\":[\"c\"]}"})
    void changesTheOrder(String order) throws Exception {
        List.of("b", "c").forEach(name -> queue.add(run(name)));

        mvc.perform(json(patch("/api/queue"), order))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].run").value("c"))
                .andExpect(jsonPath("$[1].run").value("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"order\":null}", "{\"order\":\"c\"}", "{\"order\":{}}", "[]"})
    void wantsAnOrder(String body) throws Exception {
        mvc.perform(json(patch("/api/queue"), body)).andExpect(status().isBadRequest());
    }

    @Test
    void refusesAnOrderOfStrangers() throws Exception {
        queue.add(run("a"));

        mvc.perform(json(patch("/api/queue"), "{\"order\":[\"x\"]}")).andExpect(status().isConflict());
    }

    @Test
    void aTrainerThatDoesNotServeSaysSo() throws Exception {
        MockMvc closed = mvc(new JobQueue(models.resolve("other")));

        closed.perform(json(post("/api/queue"), "{\"run\":\"a\"}")).andExpect(status().isConflict());
        closed.perform(delete("/api/queue/a")).andExpect(status().isConflict());
        closed.perform(json(patch("/api/queue"), "{\"order\":[]}")).andExpect(status().isConflict());
    }
}
