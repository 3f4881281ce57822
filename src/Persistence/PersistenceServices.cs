using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Persistence.Queries;

namespace Persistence;

public static class PersistenceServices
{
    /// <summary>Adds the store of a provider: pooled contexts, writers, hot reads.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, StoreProvider provider)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider);
        services.AddPooledDbContextFactory<AppDb>(provider.Configure);
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());
        services.AddSingleton<HotConnections>();
        services.AddSingleton<PopQuery>();
        return services;
    }
}
