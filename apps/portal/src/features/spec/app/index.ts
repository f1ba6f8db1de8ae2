export { AppSpecification, type AppSpecificationProps } from "./AppSpecification";
