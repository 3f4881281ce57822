using System.Collections.Immutable;
using CallCenter.Web.Features.Catalogue;
using CallCenter.Web.Features.Customers;
using Crm.Domain.Catalogue;
using Crm.Domain.Fees;
using Crm.Domain.Quotations;
using Crm.Domain.Warranty;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Catalogue;
using Persistence.Queries;
using Persistence.Quotations;
using Persistence.Warranty;

namespace CallCenter.Web.Features.Quotations;

/// <summary>Fees and quotations of tickets: the prices of the ticket's day, the warranty of its snapshot.</summary>
internal sealed class QuotationDesk(QuotationStore store, TicketQuery tickets, FeeQuery fees, BusinessClock clock, IStringLocalizer<CatalogueText> texts)
{
    /// <summary>The store behind it.</summary>
    public QuotationStore Store => store;

    /// <summary>A quotation of a ticket, or null.</summary>
    public async Task<QuotationSheet?> FindAsync(string ticket, string number, CancellationToken ct)
    {
        if (await store.FindAsync(ticket, number, ct) is not { } quotation || await tickets.FindAsync(ticket, ct) is not { } card)
            return null;
        return new QuotationSheet(quotation, card, quotation.On(Today));
    }

    /// <summary>The site's day.</summary>
    public DateOnly Today => SiteZone.DayOf(clock.GetUtcNow());

    /// <summary>What a ticket's fees are computed from.</summary>
    public Task<FeeBook> BookAsync(TicketCard card, CancellationToken ct) =>
        fees.OfAsync(card.Ticket.CategoryCode ?? card.Model?.CategoryCode, card.Model?.BrandCode, card.Model?.Id, SiteZone.DayOf(card.Ticket.OpenedAt), ct);

    /// <summary>The case of a ticket without work, parts and way.</summary>
    public static FeeCase CaseOf(TicketCard card) => CaseOf(card.Ticket.CategoryCode ?? card.Model?.CategoryCode, card.Model?.BrandCode, TicketWarranty.Of(card.Ticket, DecisionJson.Read(card.Ticket.EntitlementProof)), SiteZone.DayOf(card.Ticket.OpenedAt));

    /// <summary>The case of a machine without work, parts and way.</summary>
    public static FeeCase CaseOf(string? category, string? brand, WarrantyDecision? decision, DateOnly day) => new() { CategoryCode = category, BrandCode = brand, Decision = decision, Day = day };

    /// <summary>A bill as lines of a quotation, in the reader's words.</summary>
    public ImmutableArray<QuotationLine> LinesOf(FeeBill bill, FeeBook book) =>
        [.. bill.Lines.Select(l => new QuotationLine(l.Kind, l.Subject, TextOf(l, book), Math.Max(1, l.Quantity), l.UnitPrice, l.Amount, l.Payer))];

    /// <summary>What a line is for, in words.</summary>
    public string TextOf(FeeLine line, FeeBook book) => line.Kind switch
    {
        FeeKind.Labour when book.Items.FirstOrDefault(i => i.Code == line.Subject) is { } item => CrmWords.Name(item.NameZh, item.NameEn),
        FeeKind.Part when book.Parts.FirstOrDefault(p => p.PartNo == line.Subject) is { } part => $"{CrmWords.Name(part.NameZh, part.NameEn)} {part.PartNo}",
        FeeKind.Distance => texts["Fee.Way", line.Quantity, texts["Area." + line.Subject].Value],
        FeeKind.Visit => texts["FeeKind.Visit"],
        _ => line.Subject,
    };

    /// <summary>The item that a ticket of a type usually needs, or null.</summary>
    public static ServiceItem? UsualItem(FeeBook book, Crm.Domain.Tickets.TicketType type)
    {
        var grade = type switch
        {
            Crm.Domain.Tickets.TicketType.Install => ServiceGrade.Installation,
            Crm.Domain.Tickets.TicketType.Maintenance => ServiceGrade.Maintenance,
            Crm.Domain.Tickets.TicketType.Repair => ServiceGrade.Medium,
            _ => ServiceGrade.Inspection,
        };
        return book.Items.FirstOrDefault(i => i.Grade == grade);
    }
}
