using System.Globalization;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>What became of an attempt to send.</summary>
/// <param name="Outcome">In short.</param>
/// <param name="Error">Why not, without secrets.</param>
/// <param name="RetryAfter">How long the service asks to wait.</param>
internal sealed record SendResult(SendOutcome Outcome, string? Error = null, TimeSpan? RetryAfter = null)
{
    public static SendResult Taken { get; } = new(SendOutcome.Taken);

    /// <summary>What an HTTP answer means. Redirects are not followed: the operator's address is that host and port alone.</summary>
    public static SendResult Of(SendAnswer answer) => answer.Status switch
    {
        0 => new(SendOutcome.Later, answer.Error),
        >= 200 and < 300 => Taken,
        >= 300 and < 400 => new(SendOutcome.Refused, Words(answer, "the service redirects elsewhere, which is not followed; write the new address into channels.json")),
        408 or 425 or 429 => new(SendOutcome.Later, Words(answer, "the service asks for a pause"), answer.RetryAfter),
        401 or 403 => new(SendOutcome.Refused, Words(answer, "the service refuses the credentials")),
        404 or 405 or 410 => new(SendOutcome.Refused, Words(answer, "there is no such address")),
        < 500 => new(SendOutcome.Unfit, Words(answer, "the service does not take this message")),
        _ => new(SendOutcome.Later, Words(answer, "the service reports an error"), answer.RetryAfter),
    };

    private static string Words(SendAnswer answer, string what) => string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}: {what}");
}
