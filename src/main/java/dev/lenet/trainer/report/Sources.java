package dev.lenet.trainer.report;

import dev.lenet.trainer.model.ActivationKind;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.NormKind;
import dev.lenet.trainer.model.OptimizerKind;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.WeightInitKind;
import dev.lenet.trainer.run.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The works that a study is based on: only those of its data, its networks, its recipe and its statistics. */
final class Sources {

    private final List<RunSpec> specs;
    private final List<String> data;
    private final List<String> works = new ArrayList<>();

    private Sources(List<ReportRow> rows) {
        this.specs = rows.stream()
                .flatMap(row -> row.runs().stream())
                .map(run -> run.record().spec())
                .toList();
        this.data = rows.stream()
                .flatMap(row -> row.runs().stream())
                .map(run -> run.record().dataset().name())
                .distinct()
                .toList();
    }

    static List<String> of(List<ReportRow> rows, boolean tested, boolean mapped) {
        Sources sources = new Sources(rows);
        sources.ofData();
        sources.ofNetworks();
        sources.ofRecipes();
        sources.ofStatistics(rows, tested, mapped);
        return List.copyOf(sources.works);
    }

    private void ofData() {
        add(
                data.contains("fashion-mnist") || data.contains("sample"),
                "H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms. arXiv:1708.07747, 2017.");
        add(
                data.contains("kmnist"),
                "T. Clanuwat, M. Bober-Irizar, A. Kitamoto, A. Lamb, K. Yamamoto, D. Ha: Deep learning for classical Japanese literature. arXiv:1812.01718, 2018.");
        add(
                data.contains("cifar10"),
                "A. Krizhevsky: Learning multiple layers of features from tiny images. Technical report, University of Toronto, 2009.");
    }

    private void ofNetworks() {
        boolean lenet = network(network -> network.channels().equals(Architecture.LENET5.channels())
                && network.hidden().equals(Architecture.LENET5.hidden()));
        add(
                lenet || data.contains("mnist"),
                "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-based learning applied to document recognition. Proceedings of the IEEE 86(11), 2278–2324, 1998.");
        add(
                network(network -> !network.dropout().isEmpty()),
                "N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov: Dropout: a simple way to prevent neural networks from overfitting. Journal of Machine Learning Research 15, 1929–1958, 2014.");
        add(
                network(network -> network.batchNorm() != NormKind.NONE),
                "S. Ioffe, C. Szegedy: Batch normalization: accelerating deep network training by reducing internal covariate shift. ICML 2015.");
        add(
                activation(ActivationKind.LEAKY_RELU),
                "A. Maas, A. Hannun, A. Ng: Rectifier nonlinearities improve neural network acoustic models. ICML workshop on deep learning, 2013.");
        add(
                activation(ActivationKind.ELU),
                "D.-A. Clevert, T. Unterthiner, S. Hochreiter: Fast and accurate deep network learning by exponential linear units (ELUs). ICLR 2016.");
        add(
                activation(ActivationKind.GELU),
                "D. Hendrycks, K. Gimpel: Gaussian error linear units (GELUs). arXiv:1606.08415, 2016.");
        add(
                activation(ActivationKind.SWISH),
                "P. Ramachandran, B. Zoph, Q. Le: Searching for activation functions. arXiv:1710.05941, 2017.");
        add(
                weights(WeightInitKind.KAIMING_UNIFORM),
                "K. He, X. Zhang, S. Ren, J. Sun: Delving deep into rectifiers: surpassing human-level performance on ImageNet classification. ICCV 2015.");
        add(
                weights(WeightInitKind.XAVIER_UNIFORM),
                "X. Glorot, Y. Bengio: Understanding the difficulty of training deep feedforward neural networks. AISTATS 2010.");
        add(
                weights(WeightInitKind.LECUN_NORMAL),
                "Y. LeCun, L. Bottou, G. Orr, K.-R. Müller: Efficient backprop. In: Neural networks: tricks of the trade. Springer, 1998.");
    }

    private void ofRecipes() {
        add(optimizer(OptimizerKind.ADAM), "D. Kingma, J. Ba: Adam: a method for stochastic optimization. ICLR 2015.");
        add(
                optimizer(OptimizerKind.ADAMW),
                "I. Loshchilov, F. Hutter: Decoupled weight decay regularization. ICLR 2019.");
        add(
                recipe(recipe -> recipe.optimizer().nesterov()),
                "I. Sutskever, J. Martens, G. Dahl, G. Hinton: On the importance of initialization and momentum in deep learning. ICML 2013.");
        add(
                schedule(ScheduleKind.COSINE),
                "I. Loshchilov, F. Hutter: SGDR: stochastic gradient descent with warm restarts. ICLR 2017.");
        add(
                schedule(ScheduleKind.ONE_CYCLE),
                "L. Smith, N. Topin: Super-convergence: very fast training of neural networks using large learning rates. arXiv:1708.07120, 2017.");
        add(
                recipe(recipe -> recipe.labelSmoothing() > 0),
                "C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna: Rethinking the Inception architecture for computer vision. CVPR 2016.");
    }

    private void ofStatistics(List<ReportRow> rows, boolean tested, boolean mapped) {
        add(
                rows.size() > 1,
                "S. Holm: A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2), 65–70, 1979.");
        add(
                rows.size() > 1 && severalSplits(),
                "C. Nadeau, Y. Bengio: Inference for the generalization error. Machine Learning 52(3), 239–281, 2003.");
        add(
                rows.size() > 1 && tested,
                "Q. McNemar: Note on the sampling error of the difference between correlated proportions or percentages. Psychometrika 12(2), 153–157, 1947.");
        add(
                tested,
                "E. Wilson: Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22(158), 209–212, 1927.");
        add(tested, "C. Guo, G. Pleiss, Y. Sun, K. Weinberger: On calibration of modern neural networks. ICML 2017.");
        add(
                mapped,
                "L. van der Maaten, G. Hinton: Visualizing data using t-SNE. Journal of Machine Learning Research 9, 2579–2605, 2008.");
        add(
                rows.stream().anyMatch(row -> ReferenceStudy.isRepeatedBy(row.runs())),
                "The reference study: an unpublished university report on the same five networks and data in PyTorch.");
    }

    private boolean severalSplits() {
        return specs.stream()
                        .map(spec -> List.of(String.valueOf(spec.fold()), spec.splitSeed()))
                        .distinct()
                        .count()
                > 1;
    }

    private void add(boolean used, String work) {
        if (used) {
            works.add(work);
        }
    }

    private boolean network(Predicate<Architecture> condition) {
        return specs.stream().map(spec -> spec.variant().architecture()).anyMatch(condition);
    }

    private boolean activation(ActivationKind kind) {
        return network(network -> network.activation() == kind);
    }

    private boolean weights(WeightInitKind kind) {
        return network(network -> network.weightInit() == kind);
    }

    private boolean recipe(Predicate<Recipe> condition) {
        return specs.stream().map(RunSpec::recipe).anyMatch(condition);
    }

    private boolean optimizer(OptimizerKind kind) {
        return recipe(recipe -> recipe.optimizer().kind() == kind);
    }

    private boolean schedule(ScheduleKind kind) {
        return recipe(recipe -> recipe.schedule().kind() == kind);
    }
}
