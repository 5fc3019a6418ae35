namespace InformationMachine.Deliveries.Channels;

/// <summary>What became of an attempt to send.</summary>
internal enum SendOutcome
{
    /// <summary>The service took it.</summary>
    Taken = 0,

    /// <summary>Not now: the same message may be tried later.</summary>
    Later = 1,

    /// <summary>The address or the credentials are wrong: nothing will arrive until somebody changes them.</summary>
    Refused = 2,

    /// <summary>The service does not want this message, whenever it comes.</summary>
    Unfit = 3,
}
