namespace InformationMachine.Briefings.Writing;

/// <summary>Picks units by score within a number of words, leaving out what repeats what is already there.</summary>
internal static class Selection
{
    /// <summary>Beyond this similarity a unit repeats another.</summary>
    public const double Repeats = 0.6;

    public static List<Unit> Pick(IEnumerable<Unit> candidates, Func<Unit, double> score, int words, int most, IEnumerable<Unit>? already = null)
    {
        var picked = new List<Unit>(already ?? []);
        var taken = picked.Count;
        var left = words - picked.Sum(unit => unit.Length);
        foreach (var unit in candidates.OrderByDescending(score).ThenBy(unit => unit.PostIndex).ThenBy(unit => unit.Position))
        {
            if (picked.Count - taken >= most) break;
            if (unit.Length > left || picked.Exists(other => IsSame(unit, other))) continue;
            picked.Add(unit);
            left -= unit.Length;
        }

        return picked;
    }

    /// <summary>True where one repeats the other; what contradicts it does not.</summary>
    public static bool IsSame(Unit a, Unit b) => ReferenceEquals(a, b) || (a.Similarity(b) > Repeats && !Contrast.Is(a.Text, b.Text));

    /// <summary>As the story went: by post, then as the post has it.</summary>
    public static IEnumerable<Unit> InOrder(IEnumerable<Unit> units) => units.OrderBy(unit => unit.PostIndex).ThenBy(unit => unit.Position);
}
