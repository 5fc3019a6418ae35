using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Docs;

/// <summary>Records in which nothing is left out, made from their types, so that a new member is in them by itself.</summary>
internal static class Filled
{
    public static T Of<T>() => (T)Of(typeof(T));

    private static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return Array(type.GetGenericArguments()[0]);
        return Simple(type) ?? Whole(type);
    }

    private static object? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(int) => 1,
        _ when type == typeof(long) => 1L,
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateTimeOffset) => Some.Time,
        _ when type == typeof(DateOnly) => new DateOnly(2026, 5, 17),
        _ when type == typeof(TimeSpan) => TimeSpan.FromHours(1),
        _ when type == typeof(PostId) => Some.Post(1).Id,
        _ when type == typeof(FeedId) => Some.Feed,
        _ when type == typeof(ImmutableSortedDictionary<string, string>) => ImmutableSortedDictionary<string, string>.Empty.Add("x", "x"),
        _ => null,
    };

    private static object Array(Type item)
    {
        var items = System.Array.CreateInstance(item, 1);
        items.SetValue(Of(item), 0);
        return typeof(ImmutableArray).GetMethods().Single(method => method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static object Whole(Type type)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null))
            property.SetValue(record, Of(property.PropertyType));
        return record;
    }
}
