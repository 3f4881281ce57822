namespace CallCenter.Web.Access;

/// <summary>Every right the product knows. A right is also the name of an authorization policy; pages, endpoints and hub methods name one.</summary>
public static class Rights
{
    /// <summary>Work at the desk as an agent: presence, answer, hold, hang up, wrap up; own calls only.</summary>
    public const string DeskUse = "desk.use";

    /// <summary>See the live floor: queues, agents, calls.</summary>
    public const string FloorSee = "floor.see";

    /// <summary>Set another agent's state, end another agent's call.</summary>
    public const string FloorControl = "floor.control";

    /// <summary>Read customers, units and tickets, phone numbers masked.</summary>
    public const string CustomerRead = "customer.read";

    /// <summary>Create and change customers.</summary>
    public const string CustomerEdit = "customer.edit";

    /// <summary>Make one customer of two, and two of one again.</summary>
    public const string CustomerMerge = "customer.merge";

    /// <summary>Take the list of customers away as a file, phones masked; each file is logged.</summary>
    public const string CustomerExport = "customer.export";

    /// <summary>Show a masked phone number or address in clear, with a reason that is logged.</summary>
    public const string CustomerReveal = "customer.reveal";

    /// <summary>Bring customers and units in from files, and take whole imports back.</summary>
    public const string DataImport = "data.import";

    /// <summary>Create tickets and change their state.</summary>
    public const string TicketEdit = "ticket.edit";

    /// <summary>Decide what others asked about a ticket, up to the approver's limit, and settle low scores.</summary>
    public const string TicketApprove = "ticket.approve";

    /// <summary>Decide it whatever it is worth.</summary>
    public const string TicketApproveAny = "ticket.approve-any";

    /// <summary>List and hear recordings of one's own calls.</summary>
    public const string RecordingPlayOwn = "recording.play-own";

    /// <summary>List and hear every recording.</summary>
    public const string RecordingPlayAny = "recording.play-any";

    /// <summary>Take a recording away as a file; only what one may hear.</summary>
    public const string RecordingExport = "recording.export";

    /// <summary>Read knowledge articles.</summary>
    public const string KnowledgeRead = "knowledge.read";

    /// <summary>Write and change drafts of knowledge articles.</summary>
    public const string KnowledgeEdit = "knowledge.edit";

    /// <summary>Approve, publish and retire articles of other authors.</summary>
    public const string KnowledgeApprove = "knowledge.approve";

    /// <summary>Work call-backs: take the next one, dial, answer the form.</summary>
    public const string CallbackWork = "callback.work";

    /// <summary>See every call-back and what came of it, reassign, cancel, settle exceptions and rectification orders.</summary>
    public const string CallbackManage = "callback.manage";

    /// <summary>See, hear, claim and close the messages and lost call-backs of one's queues; with the floor in sight, of all.</summary>
    public const string MessageHandle = "message.handle";

    /// <summary>See and acknowledge the reviews of one's own calls.</summary>
    public const string QualityOwn = "quality.own";

    /// <summary>Review recordings: score, publish.</summary>
    public const string QualityReview = "quality.review";

    /// <summary>Book visits, send sites and technicians, record what came of a visit.</summary>
    public const string DispatchWork = "dispatch.work";

    /// <summary>Keep service sites, technicians and absences, and the rules by which people are sent.</summary>
    public const string SiteManage = "site.manage";

    /// <summary>Bar technicians from new visits (跳闸), and let them be sent again.</summary>
    public const string TechnicianTrip = "technician.trip";

    /// <summary>Send a tripped technician all the same, with a reason.</summary>
    public const string TripOverride = "dispatch.override-trip";

    /// <summary>See what holds a ticket's settlement, and release it with a reason.</summary>
    public const string SettlementAudit = "settlement.audit";

    /// <summary>Record exchanges, repairs and contracts of units, put their policy right, open recalls.</summary>
    public const string WarrantyManage = "warranty.manage";

    /// <summary>Keep the catalogue: brands, models, parts lists, fault codes, service items, prices.</summary>
    public const string CatalogueManage = "catalogue.manage";

    /// <summary>Listen, whisper and barge into another agent's call.</summary>
    public const string FloorMonitor = "floor.monitor";

    /// <summary>Have programs outside told what happens: one's own subscriptions, administrators all.</summary>
    public const string WebhookManage = "webhook.manage";

    /// <summary>Run reports.</summary>
    public const string ReportRun = "report.run";

    /// <summary>Place demo calls and move the demo clock (demo mode only).</summary>
    public const string DemoUse = "demo.use";

    /// <summary>Set one's own looks, keys and sounds: everybody who is signed in.</summary>
    public const string OwnSettings = "own.settings";

    /// <summary>Administration.</summary>
    public const string Administer = "administer";

    /// <summary>All of them; a test proves that the list is complete.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        DeskUse, FloorSee, FloorControl, CustomerRead, CustomerEdit, CustomerMerge, CustomerExport, CustomerReveal, DataImport, TicketEdit, TicketApprove, TicketApproveAny,
        RecordingPlayOwn, RecordingPlayAny, RecordingExport, KnowledgeRead, KnowledgeEdit, KnowledgeApprove, CallbackWork, CallbackManage, MessageHandle,
        QualityOwn, QualityReview, DispatchWork, SiteManage, TechnicianTrip, TripOverride, SettlementAudit, WarrantyManage, CatalogueManage, FloorMonitor, WebhookManage, ReportRun, DemoUse, OwnSettings, Administer,
    ];
}
