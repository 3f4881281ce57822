namespace CallCenter.Web.Features.Catalogue;

/// <summary>Names the texts of the catalogue, fees, quotations and shipments: <c>IStringLocalizer&lt;CatalogueText&gt;</c>.</summary>
internal sealed class CatalogueText;
