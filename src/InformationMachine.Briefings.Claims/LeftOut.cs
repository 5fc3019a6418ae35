namespace InformationMachine.Briefings.Claims;

/// <summary>The ids of the rules that leave out sentences by what else was read.</summary>
internal static class LeftOut
{
    /// <summary>The headline of its post says that somebody pays for it.</summary>
    public const string PaidPost = "post/paid";

    /// <summary>Spoken words of somebody whom nobody names.</summary>
    public const string Speakerless = "quotation/speaker";

    /// <summary>Its author puts it under every post.</summary>
    public const string Boilerplate = "repeated/boilerplate";

    /// <summary>Its post says it twice, or it is the headline once more.</summary>
    public const string SaidBefore = "repeated/post";

    /// <summary>Its whole post is the echo of another one.</summary>
    public const string Echo = "repeated/echo";

    /// <summary>It shouts, among sentences that say something.</summary>
    public const string Tone = "shape/tone";

    /// <summary>Its post or its thread is longer than a briefing reads.</summary>
    public const string Limit = "limit/length";
}
