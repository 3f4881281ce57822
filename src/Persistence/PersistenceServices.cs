using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Administration;
using Persistence.Callbacks;
using Persistence.Catalogue;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.Dispatch;
using Persistence.Drafts;
using Persistence.Floor;
using Persistence.History;
using Persistence.Imports;
using Persistence.InstallBase;
using Persistence.Journal;
using Persistence.Knowledge;
using Persistence.Lists;
using Persistence.Messages;
using Persistence.Outbox;
using Persistence.Quality;
using Persistence.Queries;
using Persistence.Quotations;
using Persistence.Tickets;
using Persistence.Users;
using Persistence.Warranty;

namespace Persistence;

public static class PersistenceServices
{
    /// <summary>Adds the store of a provider: pooled contexts, writers, hot reads.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, StoreProvider provider)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new BusinessClock(s.GetRequiredService<TimeProvider>())).AddSingleton<BusinessClockStore>();
        services.TryAddSingleton(CallbackPolicy.Default);
        services.AddSingleton(provider);
        services.AddPooledDbContextFactory<AppDb>(provider.Configure);
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());
        services.AddSingleton<WriteGate>().AddSingleton<StoreUpkeep>().AddSingleton<StoreWriter>().AddSingleton<StoreMigrator>();
        services.AddSingleton<NumberSequences>().AddSingleton<ApiTokens>();
        services.AddOnBusinessClock<CatalogueStore>().AddSingleton<FeeQuery>().AddOnBusinessClock<QuotationStore>().AddOnBusinessClock<ShipmentStore>().AddSingleton<UnitBrands>();
        services.AddOnBusinessClock<UnitQuery>().AddOnBusinessClock<RecallStore>().AddOnBusinessClock<PolicyStore>();
        services.AddOnBusinessClock<CustomerStore>().AddOnBusinessClock<UnitStore>().AddOnBusinessClock<TicketStore>();
        services.AddOnBusinessClock<CustomerEditor>().AddOnBusinessClock<CustomerMerger>().AddSingleton<IdempotencyKeys>();
        services.AddSingleton<CustomerListQuery>().AddSingleton<DuplicateQuery>().AddSingleton<CustomerTimeline>().AddSingleton<SearchColumns>();
        services.AddOnBusinessClock<CallbackStore>().AddOnBusinessClock<CallbackWake>().AddOnBusinessClock<CallbackQuery>();
        services.AddSingleton<InteractionStore>().AddSingleton<InteractionWriter>().AddSingleton<JournalWriter>().AddSingleton<OutboxReader>();
        services.AddSingleton<LeftMessageStore>().AddSingleton<LeftMessageWriter>().AddSingleton<LeftMessageQuery>();
        services.AddSingleton<RecordingChainStore>().AddSingleton<RecordingRetentionStore>();
        services.AddSingleton<HotConnections>().AddOnBusinessClock<PopQuery>();
        services.AddSingleton<CustomerQuery>().AddSingleton<TicketQuery>().AddSingleton<TicketBrandQuery>().AddSingleton<InteractionQuery>().AddSingleton<RecordingQuery>();
        services.AddSingleton<SearchQuery>().AddSingleton<CatalogueQuery>().AddSingleton<FloorQuery>().AddSingleton<OutboundTalkQuery>();
        services.AddOnBusinessClock<ArticleStore>().AddSingleton<ArticleQuery>().AddSingleton<KnowledgeGapStore>();
        services.AddSingleton<QueueStore>().AddSingleton<EntryPointStore>().AddSingleton<UserStore>().AddSingleton<OneTimeLinks>();
        services.AddSingleton<SkillStore>().AddSingleton<StaffingStore>();
        services.AddSingleton<FlowStore>().AddSingleton<BlockList>();
        services.AddSingleton<CodeStore>().AddSingleton<CalendarStore>().AddSingleton<TrunkStore>().AddSingleton<QuestionSets>().AddSingleton<Scripts.ScriptStore>();
        services.AddSingleton<SettingStore>().AddSingleton<Webhooks.WebhookStore>().AddSingleton<AuditQuery>().AddSingleton<BroadcastStore>();
        foreach (var setting in Crm.Domain.Administration.KnownSettings.All)
            services.AddSingleton(setting);
        services.AddOnBusinessClock<ServiceLevelStore>().AddOnBusinessClock<TimeLimitWake>().AddOnBusinessClock<TimeLimitQuery>();
        services.AddOnBusinessClock<TicketCallStore>().AddOnBusinessClock<TicketApprovalStore>().AddOnBusinessClock<SettlementHoldStore>().AddOnBusinessClock<RepeatQuery>();
        services.AddOnBusinessClock<TicketMessageStore>().AddOnBusinessClock<TicketTaskStore>().AddOnBusinessClock<TicketAttachmentStore>();
        services.AddOnBusinessClock<ObservationWake>().AddSingleton<TicketLabels>();
        foreach (var setting in Crm.Domain.Tickets.TicketSettings.All)
            services.AddSingleton(setting);
        services.AddOnBusinessClock<DispatchStore>().AddSingleton<DispatchQuery>().AddSingleton<SiteSight>().AddOnBusinessClock<DispatchBoard>();
        services.AddOnBusinessClock<SiteStore>();
        foreach (var setting in Crm.Domain.Dispatch.DispatchSettings.All)
            services.AddSingleton(setting);
        services.AddOnBusinessClock<VisitCapacity>().AddSingleton<IVisitCapacity>(s => s.GetRequiredService<VisitCapacity>());
        services.AddSingleton<FormStore>().AddSingleton<ReviewStore>().AddSingleton<ReviewQuery>().AddSingleton<DemoQuality>();
        services.AddOnBusinessClock<SavedListStore>();
        services.AddSingleton<DeskDraftStore>().AddSingleton<OwnSettingsStore>();
        services.AddSingleton<IImportTarget, CustomerTarget>().AddSingleton<IImportTarget, UnitTarget>();
        services.AddSingleton(s => new ImportStore(s.GetRequiredService<IDbContextFactory<AppDb>>(), s.GetRequiredService<StoreWriter>(), s.GetRequiredService<BusinessClock>(), s.GetServices<IImportTarget>()));
        services.AddSingleton<DemoData>().AddSingleton<BulkSeeder>();
        return services;
    }

    /// <summary>Adds a service whose <see cref="TimeProvider"/> is the business clock: what it writes and judges follows the demo's movable time.</summary>
    public static IServiceCollection AddOnBusinessClock<T>(this IServiceCollection services)
        where T : class => services.AddSingleton(s => ActivatorUtilities.CreateInstance<T>(s, s.GetRequiredService<BusinessClock>()));
}
