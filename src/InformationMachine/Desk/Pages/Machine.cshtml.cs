using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Serving;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>How the machine does, and with which settings.</summary>
internal sealed class MachineModel(DeskFigures figures, MachineSettings settings, MachinePaths paths, RecentWarnings warnings, ConfigurationState configuration) : PageModel
{
    public IReadOnlyDictionary<string, double> Figures { get; private set; } = new Dictionary<string, double>();

    public string Data => paths.Data;

    /// <summary>How the model does; null where briefings keep the posts' own words.</summary>
    public ModelFigures? Writer => settings.Briefings.Writer is WriterKind.Model ? figures.Model : null;

    /// <summary>The model, as the settings name it.</summary>
    public string WriterName => settings.Model.Name;

    public IReadOnlyList<(DateTimeOffset At, bool IsError, string Text)> Warnings { get; private set; } = [];

    /// <summary>Why the latest change of a configuration file is not in effect.</summary>
    public string? Problem => configuration.Problem;

    public string Version { get; } = typeof(MachineModel).Assembly.GetName().Version?.ToString(3) ?? "";

    public bool MaySeeSettings => User.IsInRole(nameof(Role.Operator));

    /// <summary>Every setting as it is in effect, and whether that is its default.</summary>
    public IReadOnlyList<(Setting Setting, string Value, bool IsDefault)> Settings { get; private set; } = [];

    public IActionResult OnGet()
    {
        Figures = figures.All().ToDictionary(figure => figure.Name, figure => figure.Value);
        if (MaySeeSettings) Warnings = warnings.All;
        var defaults = new MachineSettings();
        if (MaySeeSettings) Settings = [.. Setting.All.Select(setting => (setting, Setting.Format(setting.Get(settings)), Equals(setting.Get(settings), setting.Get(defaults))))];
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Figures", this) : Page();
    }
}
