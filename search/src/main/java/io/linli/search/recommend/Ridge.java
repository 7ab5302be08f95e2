package io.linli.search.recommend;

/** Least squares that keeps its coefficients small: solves {@code (A + λI) x = b} for a symmetric, positive A. */
final class Ridge {

    private Ridge() {}

    /**
     * By Cholesky's factors.
     *
     * @param matrix is overwritten
     * @param right is overwritten with the answer
     */
    static void solve(double[][] matrix, double[] right, double lambda) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            matrix[i][i] += lambda;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(Math.max(sum, lambda * 1e-9)) : sum / matrix[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= matrix[i][k] * right[k];
            }
            right[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                right[i] -= matrix[k][i] * right[k];
            }
            right[i] /= matrix[i][i];
        }
    }
}
