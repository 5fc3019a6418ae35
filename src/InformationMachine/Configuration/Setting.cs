using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace InformationMachine.Configuration;

/// <summary>One thing an operator can set: its name, type, default, range and meaning, read off its options class.</summary>
internal sealed class Setting
{
    private readonly PropertyInfo _section;
    private readonly PropertyInfo _property;

    private Setting(PropertyInfo section, PropertyInfo property)
    {
        _section = section;
        _property = property;
    }

    /// <summary>All settings, in the order of <see cref="MachineSettings"/> and its options classes.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. typeof(MachineSettings).GetProperties().SelectMany(section =>
            section.PropertyType.GetProperties().Where(property => property.CanWrite).Select(property => new Setting(section, property))),
    ];

    public string Section => _section.Name;

    public string Name => _property.Name;

    /// <summary>The name in messages and documents, <c>Section:Name</c>.</summary>
    public string Key => $"{Section}:{Name}";

    /// <summary>The environment variable that overrides the file.</summary>
    public string Variable => $"IM_{Section}__{Name}".ToUpperInvariant();

    public Type Type => _property.PropertyType;

    public string Description => _property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

    public RangeAttribute? Range => _property.GetCustomAttribute<RangeAttribute>();

    /// <summary>True for what says where a secret is: who writes the secret itself there must not find it in a message.</summary>
    public bool IsSecret => _property.GetCustomAttribute<PasswordPropertyTextAttribute>() is { Password: true };

    /// <summary>The value in <paramref name="settings"/>.</summary>
    public object Get(MachineSettings settings) => _property.GetValue(_section.GetValue(settings))!;

    /// <summary>Sets a value of the right <see cref="Type"/>.</summary>
    public void Set(MachineSettings settings, object value) => _property.SetValue(_section.GetValue(settings), value);

    /// <summary>A value as it is written in the file, without quotes.</summary>
    public static string Format(object value) => value switch
    {
        bool b => b ? "true" : "false",
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Reads a value; null and the remedy where the text is not one or is out of range.</summary>
    public object? Parse(string text, out string remedy)
    {
        remedy = Remedy();
        var value = Parse(text);
        return value is not null && Check(value) ? value : null;
    }

    private bool Check(object value) => _property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(value));

    private object? Parse(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (Type == typeof(string)) return text;
        if (Type == typeof(bool)) return bool.TryParse(text, out var b) ? b : null;
        if (Type == typeof(int)) return int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var i) ? i : null;
        if (Type == typeof(long)) return long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var l) ? l : null;
        if (Type == typeof(double)) return double.TryParse(text, NumberStyles.Float, culture, out var d) && double.IsFinite(d) ? d : null;
        if (Type == typeof(TimeSpan)) return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, culture, out var t) ? t : null;
        return Array.Find(Enum.GetNames(Type), name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse(Type, known) : null;
    }

    private string Remedy()
    {
        var what = Type == typeof(bool) ? "true or false"
            : Type == typeof(TimeSpan) ? "a duration such as \"01:30:00\" or \"1.00:00:00\""
            : Type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(Type))
            : _property.GetCustomAttribute<RegularExpressionAttribute>()?.ErrorMessage is { } form ? form
            : Type == typeof(string) ? "a text" : Type == typeof(double) ? "a number" : "a whole number";
        if (Range is { } range) what += $" from {range.Minimum} to {range.Maximum}";
        if (_property.GetCustomAttribute<MinLengthAttribute>() is { } least) what += $" of at least {least.Length} characters";
        return $"write {what} (the default is {(Format(Get(new MachineSettings())) is { Length: > 0 } value ? value : "empty")})";
    }
}
