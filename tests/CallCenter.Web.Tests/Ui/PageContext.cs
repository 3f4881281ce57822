using System.Globalization;
using Bunit;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Ui;
using CallCenter.Web.Ui.Kit;
using CallCenter.Web.Ui.People;
using CallCenter.Web.Ui.Shell;
using Microsoft.Extensions.DependencyInjection;
using Persistence;

namespace CallCenter.Web.Tests.Ui;

/// <summary>What every component needs, in one language.</summary>
internal sealed class PageContext : BunitContext
{
    public PageContext(string culture = Cultures.Chinese, ISwitchboard? switchboard = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<Words>();
        Services.AddSingleton(new PeopleNames(_ => Task.FromResult<IReadOnlyDictionary<string, string>>(People), TimeProvider.System));
        Services.AddSingleton<CrmWords>();
        Services.AddScoped<CallCenter.Web.Features.Lists.ListWords>();
        Services.AddSingleton(new BusinessClock(TimeProvider.System));
        Services.AddScoped<Toasts>();
        Services.AddScoped<PhoneLine>();
        Services.AddSingleton(new FloorBegan(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)));
        Services.AddSingleton<IDeedLog>(_ => DeedLog);
        Services.AddSingleton<FloorDeeds>();
        if (switchboard is not null)
            Services.AddSingleton(switchboard);
    }

    /// <summary>Names of accounts, as pages show them.</summary>
    public Dictionary<string, string> People { get; } = new(StringComparer.Ordinal);

    /// <summary>What went into the audit log, one line each.</summary>
    public List<string> Deeds { get; } = [];

    /// <summary>The log behind them.</summary>
    public IDeedLog DeedLog => field ??= new ListedDeeds(Deeds);

    public Words Words => Services.GetRequiredService<Words>();

    public Toasts Toasts => Services.GetRequiredService<Toasts>();

    private sealed class ListedDeeds(List<string> lines) : IDeedLog
    {
        public Task NoteAsync(string by, string deed, string subject, string? before, string? after, CancellationToken ct)
        {
            lines.Add($"{by} {deed} {subject} {before} > {after}");
            return Task.CompletedTask;
        }
    }
}
