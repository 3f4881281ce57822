using CallCenter.Web.Features.Demo;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Switchboard;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>Registers what the call-back pages and their HTTP face need.</summary>
internal static class CallbackServices
{
    // Half-filled forms: a hundred agents with ten each.
    private const int MostForms = 1_000;

    /// <summary>Needs the store, the switchboard, the desk and the jobs to be registered too.</summary>
    public static IServiceCollection AddCallbacks(this IServiceCollection services)
    {
        services.TryAddSingleton<CallbackBell>();
        services.AddSingleton(_ => new FormShelf<CallbackDraft>(MostForms)).AddSingleton<IFormShelf>(s => s.GetRequiredService<FormShelf<CallbackDraft>>());
        services.AddSingleton<CallbackEndings>();
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<CallbackEndings>());
        services.AddSingleton<DialCallback>();
        services.AddSingleton<ICallbackRisk, LedgerRisk>();
        services.AddSingleton<MoveClock>();
        return services;
    }
}
