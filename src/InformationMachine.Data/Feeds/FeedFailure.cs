namespace InformationMachine.Data.Feeds;

/// <summary>Why a poll brought nothing, as an operator would name it.</summary>
public enum FeedFailure
{
    /// <summary>The last poll succeeded.</summary>
    None = 0,

    /// <summary>The host name could not be resolved.</summary>
    Dns,

    /// <summary>The connection was refused, reset or broken off.</summary>
    Connection,

    /// <summary>The certificate or the TLS handshake was not acceptable.</summary>
    Tls,

    /// <summary>The total deadline passed.</summary>
    Timeout,

    /// <summary>The document is larger than the limit, counted after decompression.</summary>
    TooLarge,

    /// <summary>The address is not a public one, or not http(s).</summary>
    Refused,

    /// <summary>Too many redirects, or one that leads nowhere.</summary>
    Redirect,

    /// <summary>401 or 403: credentials are missing or wrong, or the publisher lets nobody in.</summary>
    Forbidden,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410: the publisher says that the feed is gone for good.</summary>
    Gone,

    /// <summary>429 or 503: the publisher asks for a pause.</summary>
    Throttled,

    /// <summary>Any other HTTP status.</summary>
    Http,

    /// <summary>The document is not a feed.</summary>
    NotAFeed,

    /// <summary>The source needs a token that has not been given.</summary>
    MissingToken,

    /// <summary>A check for browsers (a challenge, a captcha) stands before the feed.</summary>
    BotWall,

    /// <summary>A page to log in is served in the feed's place.</summary>
    LoginPage,

    /// <summary>The document breaks off, or there was no time to read it to its end; what was complete of it was read.</summary>
    Truncated,

    /// <summary>Anything else; the error text says what.</summary>
    Other,
}
