using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Persistence.Administration;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.History;
using Persistence.InstallBase;
using Persistence.Journal;
using Persistence.Knowledge;
using Persistence.Outbox;
using Persistence.Queries;
using Persistence.Tickets;

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
        services.AddSingleton<WriteGate>().AddSingleton<StoreWriter>().AddSingleton<StoreMigrator>();
        services.AddSingleton<NumberSequences>().AddSingleton<ApiTokens>();
        services.AddSingleton<CustomerStore>().AddSingleton<UnitStore>().AddSingleton<TicketStore>();
        services.AddSingleton<InteractionStore>().AddSingleton<InteractionWriter>().AddSingleton<JournalWriter>().AddSingleton<OutboxReader>();
        services.AddSingleton<HotConnections>().AddSingleton<PopQuery>();
        services.AddSingleton<CustomerQuery>().AddSingleton<TicketQuery>().AddSingleton<InteractionQuery>().AddSingleton<RecordingQuery>();
        services.AddSingleton<SearchQuery>().AddSingleton<CatalogueQuery>().AddSingleton<FloorQuery>();
        services.AddSingleton<ArticleStore>().AddSingleton<ArticleQuery>().AddSingleton<KnowledgeGapStore>();
        services.AddSingleton<DemoData>().AddSingleton<BulkSeeder>();
        return services;
    }
}
