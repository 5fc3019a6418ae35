using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>What an author said of a story as one version put it.</summary>
/// <param name="Version">The version, whose page shows the cited sources for ever.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="Stance">The statements; empty where they are those of the view before.</param>
/// <param name="Evolution">What had changed.</param>
internal sealed record AuthorView(int Version, DateTimeOffset WrittenAt, ImmutableArray<Sentence> Stance, Evolution Evolution);
