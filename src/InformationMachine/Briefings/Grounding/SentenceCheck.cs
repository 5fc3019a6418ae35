using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding;

/// <summary>
/// Decides whether cited posts carry a sentence that somebody else worded: the floor that every sentence must fulfil, then whether it is an
/// altered copy, then a judge that has learned from true and spoiled sentences. Thread-safe.
/// </summary>
internal sealed class SentenceCheck(SentenceJudge judge, SentenceMeter meter)
{
    /// <summary>
    /// In characters: beside a longer text no sentence of it is laid. What that costs grows faster than the text, whose length its publisher
    /// chooses.
    /// </summary>
    private const int LongestText = 20_000;

    /// <summary>Something is wrong for sure, however much of the sentence the posts have.</summary>
    private const float Wrong = 0.5f;

    private static readonly Lazy<SentenceCheck> ShippedCheck = new(() => new SentenceCheck(SentenceJudge.Shipped, new SentenceMeter(embedder: null)));

    /// <summary>With the shipped judge, without embeddings: they were measured to add nothing.</summary>
    public static SentenceCheck Shipped => ShippedCheck.Value;

    /// <summary>
    /// Why a sentence of posts may not be published. What stands in one of them as it is, or is of very long ones, only has to pass
    /// <see cref="GroundingFloor"/>.
    /// </summary>
    public GroundingFailure Failure(string sentence, IReadOnlyList<CitedPost> cited)
    {
        var failure = GroundingFloor.Failure(sentence, cited);
        if (failure is not GroundingFailure.None || cited.Sum(post => post.Text.Length) > LongestText) return failure;
        var flat = GroundingText.Flat(GroundingText.WithoutMarks(sentence));
        return cited.Any(post => post.Flat.Contains(flat, StringComparison.Ordinal)) ? GroundingFailure.None : Check(sentence, new CitedPosts(cited)).Reason;
    }

    /// <summary>What was altered where a sentence copies one of its posts; none where it is no copy. For conclusions, whose other words are their own.</summary>
    public GroundingFailure Altered(string sentence, CitedPosts cited) => CopyCheck.Failure(meter.Measure(sentence, cited.Source));

    public GroundingVerdict Check(string sentence, CitedPosts cited)
    {
        var numbers = meter.Measure(sentence, cited.Source);
        return Verdict(sentence, cited, numbers, judge);
    }

    /// <summary>The verdict of another judge on a sentence that was measured before.</summary>
    public static GroundingVerdict Verdict(string sentence, CitedPosts cited, float[] numbers, SentenceJudge judge)
    {
        var probability = judge.Probability(numbers);
        var failure = GroundingFloor.Floor(sentence, cited.Posts);
        if (failure is GroundingFailure.None) failure = CopyCheck.Failure(numbers);
        if (failure is GroundingFailure.None && SpeakerCheck.IsAnothers(GroundingText.WithoutMarks(sentence), cited)) failure = GroundingFailure.Speaker;
        if (failure is not GroundingFailure.None) return new GroundingVerdict(failure, probability * Wrong);
        if (probability >= judge.Least) return new GroundingVerdict(GroundingFailure.None, probability);
        return new GroundingVerdict(numbers[(int)SentenceNumber.CauseAdded] > 0 ? GroundingFailure.Cause : GroundingFailure.Unlikely, probability);
    }
}
