using System.Net.Sockets;
using System.Security.Authentication;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Network;

/// <summary>What broke on the way, by the first cause that has a name. Nothing that came from the network reaches the words.</summary>
internal static class NetworkTrouble
{
    public static FetchOutcome Explain(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case RefusedAddressException:
                    return FetchOutcome.Failed(FeedFailure.Refused, cause.Message);
                case AuthenticationException:
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                    return FetchOutcome.Failed(FeedFailure.Tls, TlsTrouble.Explain(e));
                case SocketException { SocketErrorCode: SocketError.TryAgain }:
                    return FetchOutcome.Failed(FeedFailure.Dns, "the host name could not be resolved") with { IsOffline = true };
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return FetchOutcome.Failed(FeedFailure.Dns, "the host name could not be resolved");
                case InvalidDataException:
                    return FetchOutcome.Failed(FeedFailure.Http, "the answer is not compressed as it says");
                case SocketException socket:
                    return FetchOutcome.Failed(FeedFailure.Connection, Words(socket.SocketErrorCode)) with { IsOffline = socket.SocketErrorCode is SocketError.NetworkUnreachable or SocketError.NetworkDown };
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }:
                    return FetchOutcome.Failed(FeedFailure.Dns, "the host name could not be resolved");
                case HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }:
                    return FetchOutcome.Failed(FeedFailure.Http, "the answer is not HTTP");
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return FetchOutcome.Failed(FeedFailure.TooLarge, "the answer's headers are too large");
            }
        }

        return FetchOutcome.Failed(FeedFailure.Connection, "the connection broke off");
    }

    private static string Words(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "nothing answers at that address and port",
        SocketError.TimedOut => "the connection took too long",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostDown => "the network does not reach that address",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "the connection broke off",
        _ => $"the connection failed ({error})",
    };
}
