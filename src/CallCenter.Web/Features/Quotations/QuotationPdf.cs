using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Catalogue;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Documents;
using CallCenter.Web.Features.SignIn;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Quotations;

/// <summary>A quotation as a PDF file; who took it away is written down. Numbers stay masked, as on every paper that leaves the house.</summary>
internal static class QuotationPdf
{
    /// <summary>Where the file lies.</summary>
    public const string Route = "/tickets/{number}/quotations/{quotation}.pdf";

    private const double Left = 50;
    private const double Right = PdfPage.Width - 50;
    private const double Top = PdfPage.Height - 60;
    private const double Bottom = 110;
    private const double TotalsBottom = 190;
    private const double NoteBottom = 90;
    private const double Step = 20;
    private const double Size = 10;

    public static async Task<IResult> SendAsync(string number, string quotation, QuotationDesk desk, CrmWords words, IStringLocalizer<CatalogueText> texts, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await desk.FindAsync(number, quotation, ct) is not { } sheet)
            return ApiProblems.NotFound("quotation", quotation);
        await desk.Store.NoteExportAsync(sheet.Quotation, PersonClaims.ActorOf(person), ct);
        return TypedResults.File(Draw(sheet, words, texts), PdfFile.ContentType, sheet.Quotation.Number + ".pdf");
    }

    /// <summary>The file.</summary>
    public static byte[] Draw(QuotationSheet sheet, CrmWords words, IStringLocalizer<CatalogueText> texts)
    {
        var (q, card) = (sheet.Quotation, sheet.Ticket);
        var page = new PdfPage();
        List<PdfPage> pages = [page];
        var y = Top;
        page.Text(Left, y, 18, texts["Quotation"]);
        page.TextRight(Right, y, 12, q.Number);
        page.Rule(Left, Right, y - 10, 1);
        y -= 34;
        foreach (var (label, value) in FactsOf(sheet, words, texts))
        {
            page.Text(Left, y, Size, label);
            page.Text(Left + 90, y, Size, PdfText.Fit(value, Size, Right - Left - 90));
            y -= 17;
        }

        y -= 8;
        Heading();
        foreach (var line in q.Lines)
        {
            if (y < Bottom)
            {
                NewPage();
                Heading();
            }

            page.Text(Left, y, Size, PdfText.Fit(line.Text, Size, 250));
            page.TextRight(Left + 290, y, Size, line.Quantity.ToString(CultureInfo.InvariantCulture));
            page.TextRight(Left + 365, y, Size, line.UnitPrice.ToString());
            page.Text(Left + 380, y, Size, texts["Payer." + line.Payer]);
            page.TextRight(Right, y, Size, line.Amount.ToString());
            y -= Step;
        }

        // The totals stand together, above where the customer signs.
        if (y < TotalsBottom) NewPage();
        page.Rule(Left, Right, y + 13);
        page.Text(Left, y - 4, Size, texts["Total"]);
        page.TextRight(Right, y - 4, Size, CrmWords.Yuan(q.Total));
        page.Text(Left, y - 24, 12, texts["Due"]);
        page.TextRight(Right, y - 24, 12, CrmWords.Yuan(q.Due));
        y -= 50;
        foreach (var line in q.Note.Length > 0 ? PdfText.Wrap($"{texts["Note"]}  {q.Note}", Size, Right - Left) : [])
        {
            if (y < NoteBottom) NewPage();
            page.Text(Left, y, Size, line);
            y -= 16;
        }

        page.Text(Left, 60, Size, texts["SignHere"]);
        page.Rule(Left + 90, Left + 250, 56);
        for (var n = 0; n < pages.Count; n++)
            pages[n].TextRight(Right, 40, 8, $"{card.Ticket.Number}  {n + 1}/{pages.Count}");
        return PdfFile.Write(pages, $"{texts["Quotation"]} {q.Number}", CultureInfo.CurrentUICulture.Name);

        void NewPage()
        {
            pages.Add(page = new PdfPage());
            y = Top;
        }

        void Heading()
        {
            page.Text(Left, y, Size, texts["Line"]);
            page.TextRight(Left + 290, y, Size, texts["Quantity"]);
            page.TextRight(Left + 365, y, Size, texts["UnitPrice"]);
            page.Text(Left + 380, y, Size, texts["Pays"]);
            page.TextRight(Right, y, Size, texts["Amount"]);
            page.Rule(Left, Right, y - 6);
            y -= Step + 4;
        }
    }

    /// <summary>What a sheet says above its lines: on paper and on the page.</summary>
    public static IEnumerable<(string Label, string Value)> FactsOf(QuotationSheet sheet, CrmWords words, IStringLocalizer<CatalogueText> texts)
    {
        var (q, card) = (sheet.Quotation, sheet.Ticket);
        yield return (texts["Ticket"], card.Ticket.Number);
        yield return (texts["Customer"], $"{card.Customer?.Name ?? card.Ticket.ReporterName ?? words.NotOnFile} {PhoneNumber.Mask(card.Ticket.ReporterE164)}");
        if (card.Address is { } address) yield return (texts["Address"], address.Region);
        if (card is { Unit: { } unit, Model: { } model }) yield return (texts["Machine"], $"{CrmWords.Name(model.NameZh, model.NameEn)} {model.Code} {unit.SerialNo}");
        if (card.Ticket.EntitlementStatus is { } covered) yield return (texts["Warranty"], $"{words.Of(covered)} {CrmWords.Day(card.Ticket.EntitlementLastDay)}");
        yield return (texts["PricedOn"], CrmWords.Day(q.PricedOn));
        yield return (texts["ValidUntil"], q.ValidUntil is { } until ? CrmWords.Day(until) : texts["ValidDays", new Ui.Counted(q.ValidDays)]);
        yield return (texts["State"], words.Of(sheet.State));
    }
}
