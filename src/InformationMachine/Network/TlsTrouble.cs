using System.Security.Authentication;

namespace InformationMachine.Network;

/// <summary>Why a TLS handshake failed, in an operator's words.</summary>
internal static class TlsTrouble
{
    private static readonly (string Mark, string Words)[] Known =
    [
        ("NotTimeValid", "the certificate has expired or is not valid yet"),
        ("RemoteCertificateNameMismatch", "the certificate is for another name"),
        ("Revoked", "the certificate was revoked"),
        ("UntrustedRoot", "the certificate was issued by nobody this machine trusts"),
        ("PartialChain", "the certificate was issued by nobody this machine trusts"),
    ];

    /// <summary>The framework says it in its message only, in words that stay the same whatever the language.</summary>
    public static string Explain(Exception e)
    {
        var text = string.Concat(Causes(e).OfType<AuthenticationException>().Select(cause => cause.Message));
        return Known.FirstOrDefault(known => text.Contains(known.Mark, StringComparison.Ordinal)).Words ?? "the TLS handshake failed";
    }

    private static IEnumerable<Exception> Causes(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException) yield return cause;
    }
}
