namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>
/// Whether a sentence that copies one of its source was altered. A rewording changes many places, an alteration one or two: in a copy with few
/// changes each of them must be harmless.
/// </summary>
internal static class CopyCheck
{
    private const float Partly = 0.5f;
    private const float Mostly = 0.8f;
    private const float Wholly = 0.95f;
    private const float CopyForNegation = 0.7f;

    /// <summary>What was altered; none where nothing was, or where the sentence is no copy.</summary>
    public static GroundingFailure Failure(ReadOnlySpan<float> numbers)
    {
        var edits = numbers[(int)SentenceNumber.Edits];
        if (numbers[(int)SentenceNumber.Misquoted] > 0) return GroundingFailure.Quotation;
        if (numbers[(int)SentenceNumber.Opposite] > Partly || (numbers[(int)SentenceNumber.Negation] >= Wholly && numbers[(int)SentenceNumber.Order] > CopyForNegation)) return GroundingFailure.Contrary;
        return edits switch
        {
            <= 1 when One(numbers) is var one and not GroundingFailure.None => one,
            <= 2 when Two(numbers) is var two and not GroundingFailure.None => two,
            <= 3 when numbers[(int)SentenceNumber.CopyInverted] > 0 || numbers[(int)SentenceNumber.NamesMoved] > Partly => GroundingFailure.Order,
            _ => GroundingFailure.None,
        };
    }

    private static GroundingFailure One(ReadOnlySpan<float> numbers)
    {
        if (numbers[(int)SentenceNumber.ExchangedNames] > Partly) return GroundingFailure.Exchanged;
        if (numbers[(int)SentenceNumber.ExchangedUnits] > Partly) return GroundingFailure.Unit;
        if (numbers[(int)SentenceNumber.DoubtLost] > Partly) return GroundingFailure.Certainty;
        if (numbers[(int)SentenceNumber.TurningAdded] > Mostly) return GroundingFailure.Turned;
        return numbers[(int)SentenceNumber.ExchangedNew] > Mostly || numbers[(int)SentenceNumber.ExchangedKnown] > Mostly ? GroundingFailure.Exchanged : GroundingFailure.None;
    }

    private static GroundingFailure Two(ReadOnlySpan<float> numbers)
    {
        if (numbers[(int)SentenceNumber.ExchangedNames] > Wholly) return GroundingFailure.Exchanged;
        if (numbers[(int)SentenceNumber.TurningExchanged] > Partly) return GroundingFailure.Turned;
        return numbers[(int)SentenceNumber.DoubtLost] > Partly ? GroundingFailure.Certainty : GroundingFailure.None;
    }
}
