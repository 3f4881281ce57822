using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Dispatch;

internal sealed class DispatchOrderConfiguration : IEntityTypeConfiguration<DispatchOrder>
{
    public void Configure(EntityTypeBuilder<DispatchOrder> builder)
    {
        builder.ToTable("DispatchOrders").HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever().HasConversion(id => id.Value, value => new DispatchOrderId(value));
        builder.Property(o => o.Number).HasMaxLength(Lengths.Number);
        builder.Property(o => o.SiteCode).HasMaxLength(Lengths.Code);
        builder.Property(o => o.TechnicianCode).HasMaxLength(Lengths.Code);
        builder.Property(o => o.Assistants).HasWords(Lengths.Line);
        builder.Property(o => o.Overridden).HasWords(Lengths.Text);
        builder.Ignore(o => o.People);
        builder.Property(o => o.OverrideReason).HasMaxLength(DispatchRules.ReasonLength);
        builder.Property(o => o.RejectReason).HasMaxLength(DispatchRules.ReasonLength);
        builder.Property(o => o.CancelReason).HasMaxLength(DispatchRules.ReasonLength);
        builder.Property(o => o.CreatedBy).HasMaxLength(Lengths.User);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasIndex(o => o.Number).IsUnique();

        // Unique where it is set: one open order per ticket, whoever asks at the same moment.
        builder.HasIndex(o => o.OpenTicketId).IsUnique();
        builder.HasIndex(o => new { o.TicketId, o.VisitNo });
        builder.HasIndex(o => new { o.Day, o.SiteCode });
        builder.HasIndex(o => new { o.TechnicianCode, o.Day });
        builder.HasIndex(o => new { o.Status, o.ProposedAt });
        builder.HasIndex(o => o.ProposedAt);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(o => o.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ServiceSite>().WithMany().HasForeignKey(o => o.SiteCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Technician>().WithMany().HasForeignKey(o => o.TechnicianCode).OnDelete(DeleteBehavior.Restrict);
    }
}
