using CallCenter.Web.Features.Supervisor.Alerts;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>Registers the floor's alerts and what a supervisor's commands need.</summary>
internal static class SupervisorServices
{
    /// <summary>Needs the history to be registered before: the alerts hear of failed recordings on their way there.</summary>
    public static IServiceCollection AddSupervisor(this IServiceCollection services)
    {
        services.AddSingleton<FloorSignals>();
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<FloorSignals>());
        services.Replace(ServiceDescriptor.Singleton<IRecordingSink>(s => s.GetRequiredService<FloorSignals>()));
        services.TryAddSingleton<ICallbackRisk, NoCallbackRisk>();
        services.AddSingleton(s => new FloorBegan(s.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<AlertText>();
        services.AddSingleton<IDeedLog, DeedLog>();
        services.AddSingleton<FloorDeeds>();
        services.AddSingleton<MonitorAudit>();
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<MonitorAudit>());
        services.AddHostedService(s => s.GetRequiredService<MonitorAudit>());
        services.AddSingleton<IAlertRules, ChosenAlertRules>();
        services.AddSingleton<AlertWatch>();
        services.AddSingleton<IAlertWatch>(s => s.GetRequiredService<AlertWatch>());
        services.AddHostedService(s => s.GetRequiredService<AlertWatch>());
        return services;
    }
}
