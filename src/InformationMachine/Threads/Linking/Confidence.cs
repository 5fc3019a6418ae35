namespace InformationMachine.Threads.Linking;

/// <summary>
/// How sure it is that all posts of a thread tell one story: a logistic function of a few numbers, fitted (benchmark <c>judge</c>) to threads
/// of labelled real posts that the judge had not seen, so that of threads with .9 nine in ten are clean.
/// </summary>
internal static class Confidence
{
    private const double Bias = -0.88;

    /// <summary>What each of <see cref="Features"/> weighs.</summary>
    private static readonly float[] Weights = [0.8f, -0.02f, -2.12f, 2.23f, 1.39f];

    /// <summary>The probability that a thread of two posts or more is clean, 0 to 1.</summary>
    public static double Of(ThreadNumbers numbers)
    {
        var sum = Bias;
        foreach (var (feature, weight) in Features(numbers).Zip(Weights)) sum += feature * weight;
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The log-odds of its mean and its weakest sureness, its likeness to what is elsewhere, and who tells it (an account; several).</summary>
    public static float[] Features(ThreadNumbers numbers) =>
    [
        LogOdds(numbers.Sureness), LogOdds(numbers.Weakest), (float)numbers.Elsewhere,
        numbers.Teller == ThreadTeller.Account ? 1 : 0, numbers.Teller == ThreadTeller.Several ? 1 : 0,
    ];

    private static float LogOdds(double probability) => (float)Math.Log((probability + 0.01) / (1.01 - probability));
}
