package dev.lenet.trainer.backend;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.systems.global.linux;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;

/**
 * Stands in for ND4J's CUDA backend: computes on the CPU, but claims CUDA's priority and tells what CUDA would see. A test
 * announces it as a service on the class path of a process of its own.
 */
public final class FakeCudaBackend extends CpuBackend {

    @Override
    public int getPriority() {
        return BACKEND_PRIORITY_GPU;
    }

    @Override
    public boolean canRun() {
        System.out.println("CUDA sees "
                + linux.getenv(new BytePointer("CUDA_VISIBLE_DEVICES")).getString());
        if (Boolean.getBoolean("fake.cuda.unlinked")) {
            // As JavaCPP does where a library that its own needs is missing.
            Error error = new UnsatisfiedLinkError("no jnicudart in java.library.path: /usr/lib");
            error.initCause(new UnsatisfiedLinkError("libjnicudart.so: libcuda.so.1: cannot open shared object file"));
            throw error;
        }
        return !Boolean.getBoolean("fake.cuda.broken");
    }
}
