using System.Text.Json;

namespace InformationMachine.Tests.Deliveries.Channels;

/// <summary>What a service was sent.</summary>
internal sealed record PeerRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
