using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("Tickets").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Number).HasMaxLength(Lengths.Number);
        builder.Property(t => t.SiteId).HasMaxLength(Lengths.Code);
        builder.Property(t => t.ReporterName).HasMaxLength(Lengths.Name);
        builder.Property(t => t.ReporterE164).HasMaxLength(Lengths.Phone);
        builder.Property(t => t.CategoryCode).HasMaxLength(Lengths.Code);
        builder.Property(t => t.SymptomCode).HasMaxLength(Lengths.Code);
        builder.Property(t => t.Description).HasMaxLength(TicketDetails.DescriptionLength);
        builder.Property(t => t.PriorityReason).HasMaxLength(TicketDetails.LineLength);
        builder.Property(t => t.AppointmentWish).HasMaxLength(TicketDetails.LineLength);
        builder.Property(t => t.EntitlementReason).HasMaxLength(Lengths.Name);
        builder.Property(t => t.EntitlementRemedies).HasMaxLength(Lengths.Name);
        builder.Property(t => t.PromiseText).HasMaxLength(TicketRules.TextLength);
        builder.Property(t => t.DispatchedTo).HasMaxLength(TicketRules.TextLength);
        builder.Property(t => t.OpenedBy).HasMaxLength(Lengths.User);
        builder.Property(t => t.OwnerId).HasMaxLength(Lengths.User);
        builder.Property(t => t.NotRepeatReason).HasMaxLength(TicketRules.TextLength);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.Number).IsUnique();
        builder.HasIndex(t => new { t.CustomerId, t.OpenedAt }).IsDescending(false, true);
        builder.HasIndex(t => new { t.UnitId, t.OpenedAt });
        // What combined queries narrow by stands behind it: millions of rows are judged without being fetched.
        builder.HasIndex(t => new { t.Status, t.OpenedAt, t.CategoryCode, t.Type, t.Severity, t.Channel });
        builder.HasIndex(t => new { t.OwnerId, t.OpenedAt });
        // An agent's open ones among all that he ever had.
        builder.HasIndex(t => new { t.OwnerId, t.Status, t.ResolutionDueAt });
        builder.HasIndex(t => t.NextDueAt);
        builder.HasIndex(t => t.OpenedAt);
        builder.HasIndex(t => new { t.ReporterE164, t.OpenedAt });
        builder.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InstalledUnit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
