/**
 * The use cases: train a run or a study, resume, evaluate, compare, train the queue. They know neither console nor HTTP; code
 * that shows the work listens to it ({@link dev.lenet.trainer.app.WorkListener}) or requests a snapshot
 * ({@link dev.lenet.trainer.app.TrainingMonitor}).
 */
@NullMarked
package dev.lenet.trainer.app;

import org.jspecify.annotations.NullMarked;
