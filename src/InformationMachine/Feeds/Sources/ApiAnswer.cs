using System.Runtime.InteropServices;
using System.Text.Json;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>What an API said.</summary>
/// <param name="Outcome">How the fetch went.</param>
/// <param name="Root">The answer; undefined where there is none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ApiAnswer(FetchOutcome Outcome, JsonElement Root)
{
    public bool Failed => Outcome.Failure != Data.Feeds.FeedFailure.None;
}
