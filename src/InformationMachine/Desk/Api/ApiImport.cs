using System.Collections.Immutable;
using InformationMachine.Configuration;

namespace InformationMachine.Desk.Api;

/// <summary>What became of an imported list: every item of it is in one of the three.</summary>
/// <param name="Added">How many feeds were added.</param>
/// <param name="Known">How many are followed already, or were named twice.</param>
/// <param name="Refused">What cannot be followed, and why.</param>
internal sealed record ApiImport(int Added, int Known, ImmutableArray<ApiRefusedItem> Refused)
{
    public static ApiImport Of(OpmlReading reading) =>
        new(reading.Added.Length, reading.Known.Length, [.. reading.Refused.Select(item => new ApiRefusedItem(item.Name, item.Address, item.Reason))]);
}
