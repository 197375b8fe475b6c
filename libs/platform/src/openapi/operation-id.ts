/**
 * The id of an operation, of which a generated client makes the name of a function: the use case that the controller is named
 * after (`PlanConvoyController.plan`: `planConvoy`), else what is done with what (`TimelineController.get`: `getTimeline`).
 */
export function operationId(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  const saysMethod = subject.toLowerCase().startsWith(method.toLowerCase());
  const name = saysMethod ? subject : method + subject;
  return name.charAt(0).toLowerCase() + name.slice(1);
}
