/**
 * The use cases: train a run or a study, resume, evaluate, compare, work off the queue. They know neither console nor HTTP;
 * whoever wants to see the work listens to it ({@link dev.lenet.trainer.app.WorkListener}) or asks for a snapshot
 * ({@link dev.lenet.trainer.app.TrainingMonitor}).
 */
@NullMarked
package dev.lenet.trainer.app;

import org.jspecify.annotations.NullMarked;
