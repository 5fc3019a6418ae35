namespace InformationMachine.Network;

/// <summary>Limits and manners of fetching; a stage's options carry them.</summary>
internal interface IFetchLimits
{
    /// <summary>What the machine calls itself.</summary>
    string UserAgent { get; }

    /// <summary>How long one fetch may take from the first byte asked to the last one read, retries included.</summary>
    TimeSpan Timeout { get; }

    /// <summary>The longest body that is read, in bytes.</summary>
    int MaximumBytes { get; }

    /// <summary>How many redirects are followed.</summary>
    int MaximumRedirects { get; }

    /// <summary>How often a broken connection is tried again.</summary>
    int Retries { get; }

    /// <summary>True where addresses of private networks may be dialled.</summary>
    bool AllowPrivateNetworks { get; }
}
