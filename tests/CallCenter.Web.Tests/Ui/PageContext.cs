using System.Globalization;
using Bunit;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Ui;
using CallCenter.Web.Ui.Kit;
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
        Services.AddSingleton<CrmWords>();
        Services.AddSingleton(new BusinessClock(TimeProvider.System));
        Services.AddScoped<Toasts>();
        Services.AddScoped<PhoneLine>();
        if (switchboard is not null)
            Services.AddSingleton(switchboard);
    }

    public Words Words => Services.GetRequiredService<Words>();

    public Toasts Toasts => Services.GetRequiredService<Toasts>();
}
