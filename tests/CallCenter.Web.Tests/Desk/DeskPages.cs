using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Bunit;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Lists;
using CallCenter.Web.Ui;
using CallCenter.Web.Ui.Kit;
using CallCenter.Web.Ui.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Desk;

/// <summary>A bUnit page in one language with the words of the product.</summary>
internal sealed class DeskPages : BunitContext
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    public DeskPages(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<Words>();
        Services.AddSingleton(new CallCenter.Web.Ui.People.PeopleNames(_ => Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(StringComparer.Ordinal)), TimeProvider.System));
        Services.AddSingleton<CrmWords>();
        Services.AddScoped<Toasts>();
        Services.AddScoped<PhoneLine>();
        Services.AddLists();
    }

    // bUnit's comparer lies in a sub-folder of the output: the partial package feed has another version than bUnit names.
    [ModuleInitializer]
    internal static void FindDiffing() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "diffing", "AngleSharp.Diffing.dll")) : null;

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
        base.Dispose(disposing);
    }
}
