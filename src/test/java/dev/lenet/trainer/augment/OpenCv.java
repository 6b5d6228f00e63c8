package dev.lenet.trainer.augment;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.datavec.image.data.ImageWritable;

/** The same changes as OpenCV computes them, to compare with. */
final class OpenCv {

    private OpenCv() {}

    static byte[] rotate(byte[] pixels, int height, int width, double angle) {
        try (PointerScope scope = new PointerScope()) {
            Mat result = new Mat();
            Point2f centre = new Point2f((width - 1) / 2f, (height - 1) / 2f);
            Mat source = mat(pixels, height, width);
            Mat matrix = getRotationMatrix2D(centre, angle, 1);
            warpAffine(source, result, matrix, source.size(), INTER_LINEAR, BORDER_CONSTANT, Scalar.all(0));
            return bytes(result);
        }
    }

    static byte[] scale(byte[] pixels, int height, int width, double factor, double shift) {
        try (PointerScope scope = new PointerScope()) {
            Mat result = new Mat();
            mat(pixels, height, width).convertTo(result, -1, factor, shift);
            return bytes(result);
        }
    }

    static double mean(byte[] pixels, int height, int width) {
        try (PointerScope scope = new PointerScope()) {
            return opencv_core.mean(mat(pixels, height, width)).get(0);
        }
    }

    /** The image as DataVec's loader would hand it out; its memory is OpenCV's, with the given padding of the rows. */
    static ImageWritable writable(byte[] pixels, int height, int width, int padding) {
        Mat wide = new Mat(height, width + padding, CV_8UC1, Scalar.all(99));
        for (int y = 0; y < height; y++) {
            wide.ptr(y).put(pixels, y * width, width);
        }
        return new ImageWritable(new OpenCVFrameConverter.ToMat().convert(wide.colRange(0, width)));
    }

    static byte[] bytes(ImageWritable image) {
        return bytes(new OpenCVFrameConverter.ToMat().convert(image.getFrame()));
    }

    private static Mat mat(byte[] pixels, int height, int width) {
        Mat mat = new Mat(height, width, CV_8UC1);
        mat.data().put(pixels, 0, pixels.length);
        return mat;
    }

    private static byte[] bytes(Mat mat) {
        byte[] pixels = new byte[mat.rows() * mat.cols()];
        for (int y = 0; y < mat.rows(); y++) {
            mat.ptr(y).get(pixels, y * mat.cols(), mat.cols());
        }
        return pixels;
    }
}
