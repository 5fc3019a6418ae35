namespace InformationMachine.Data.Briefings;

/// <summary>What kind of text its post says a sentence is from, where that is no plain report.</summary>
public enum SentenceMark
{
    /// <summary>A report, as far as its post says.</summary>
    None = 0,

    /// <summary>An opinion, a comment, an editorial.</summary>
    Opinion = 1,

    /// <summary>An analysis.</summary>
    Analysis = 2,

    /// <summary>Satire: nothing of it is meant to be true.</summary>
    Satire = 3,

    /// <summary>Somebody paid for it.</summary>
    Sponsored = 4,
}
