using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Configurations;

internal sealed class ServiceClockConfiguration : IEntityTypeConfiguration<ServiceClock>
{
    private static readonly ValueConverter<TimeSpan, long> Milliseconds = new(t => (long)t.TotalMilliseconds, ms => TimeSpan.FromMilliseconds(ms));

    public void Configure(EntityTypeBuilder<ServiceClock> builder)
    {
        builder.ToTable("TicketClocks").HasKey(c => new { c.TicketId, c.Limit });
        builder.Property(c => c.PolicyCode).HasMaxLength(Lengths.Code);
        builder.Property(c => c.Target).HasConversion(Milliseconds);
        builder.Property(c => c.Paused).HasConversion(Milliseconds);
        builder.Property(c => c.PausedWorking).HasConversion(Milliseconds);
        builder.Property(c => c.Version).IsConcurrencyToken();
        // The keeper asks for what is due; the board for what was told lately.
        builder.HasIndex(c => c.WakeAt);
        builder.HasIndex(c => c.RemindedAt);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(c => c.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
