using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>A sentence as a model wrote it, before anything of it is believed.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Citations">The numbers it cites, as they came.</param>
/// <param name="Kind">What it claims to be; null for none of the known.</param>
/// <param name="Speaker">The number of the post whose author speaks; null for none.</param>
internal sealed record DraftedSentence(string Text, ImmutableArray<int> Citations, StatementKind? Kind, int? Speaker);
