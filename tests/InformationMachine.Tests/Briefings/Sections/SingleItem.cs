namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>Asks for the one item that fits.</summary>
internal static class SingleItem
{
    public static T ShouldHaveSingleItemWhere<T>(this IEnumerable<T> items, Func<T, bool> fits) => items.Where(fits).ToList().ShouldHaveSingleItem();
}
